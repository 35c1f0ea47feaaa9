/** Returns a self-contained page, whose root element gets `data-ready`, its height, when it is complete. */
export function makePage(title, style, body, script) {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${title}</title>
<style>${style}</style>
<body>${body}
${script}
<script type="module">
const root = document.documentElement
try {
  await globalThis.draw?.()
  await document.fonts.ready
  root.dataset.ready = Math.ceil(document.body.getBoundingClientRect().height)
} catch (error) {
  root.dataset.error = error.message
}
</script>
</html>
`
}

export function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
