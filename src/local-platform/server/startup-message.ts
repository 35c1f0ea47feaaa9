/**
 * Returns what to print when the platform serves: its apps, and how a workflow, the Heroku CLI and git connect to it.
 *
 * @param certificateFile the certificate that the CLI must trust for `heroku run`
 */
export function startupMessage(
  { url, apiKey, certificateFile }: { url: string; apiKey: string; certificateFile: string },
  apps: string[],
): string {
  const variables = [
    ['HEROKU_HOST', url],
    ['HEROKU_PARTICLEBOARD_URL', url],
    ['HEROKU_API_KEY', apiKey],
    // For `heroku run`, which connects by TLS.
    ['NODE_EXTRA_CA_CERTS', certificateFile],
    // `heroku git:remote` makes an https URL of any host.
    ['GIT_CONFIG_COUNT', '2'],
    ['GIT_CONFIG_KEY_0', `url.${url}/.insteadOf`],
    ['GIT_CONFIG_VALUE_0', `${url.replace('http:', 'https:')}/`],
    ['GIT_CONFIG_KEY_1', `http.${url}/.extraHeader`],
    ['GIT_CONFIG_VALUE_1', `Authorization: Basic ${Buffer.from(`:${apiKey}`).toString('base64')}`],
  ] as const
  const posix = variables.map(([name, value]) => `  export ${name}='${value.replaceAll("'", "'\\''")}'`)
  const powershell = variables.map(([name, value]) => `  $env:${name} = '${value.replaceAll("'", "''")}'`)
  const [app] = apps
  const commands = ['  heroku apps', ...(app ? [`  git push ${url}/${app}.git HEAD:main`] : [])].join('\n')
  return `Heroku Platform API on ${url}
Apps: ${apps.join(', ') || 'none yet'}

In a workflow step:

  with:
    api-url: ${url}
    api-key: ${apiKey}      # or HEROKU_API_KEY in the environment

For the Heroku CLI and git:

${posix.join('\n')}
${commands}

The same in PowerShell:

${powershell.join('\n')}
${commands}

Stop with Ctrl-C.
`
}
