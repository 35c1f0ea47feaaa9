process.argv.push('--local-platform')
await import('../start/index.js')
