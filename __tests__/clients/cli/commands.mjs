// The commands of the CLI that the walk runs, with what each must print; `walk.mjs` has the functions.

const noGitHub = 'the local platform is not connected to GitHub'
const noAddons = 'the local platform has no add-ons'
const noCertificates = 'the local platform has no certificates'
const noSpaces = 'the local platform has no Private Spaces'
const needsRegistry = 'the local platform has no container registry'
const oneAccount = 'the local platform has one account, which owns every app or administers its team'

/** Each has apps of its own, and runs beside the others. */
export const journeys = [apps, dynos, pipelines, teams, account, pushes]

async function apps({ works, fails, unserved, api }) {
  await works('apps:create walk --no-remote', /Creating walk\.\.\. done/)
  await works('apps', /=== local@example\.com Apps\n\nmany-0001\n/)
  await works('apps:info -a walk', /=== walk\n/)
  await works('apps:create walk-other --no-remote', /done/)
  await works('apps:rename walk-renamed -a walk-other', /Renaming walk-other to walk-renamed\.\.\. done/)
  await works('apps:diff walk walk-renamed', /property/)
  await works('apps:destroy walk-renamed --confirm walk-renamed', /Destroying walk-renamed .*done/)
  await works('apps:stacks -a walk', /\* heroku-24/)
  await works('apps:stacks:set heroku-26 -a walk', /Setting stack to heroku-26\.\.\. done/)
  await unserved('apps:favorites')
  await unserved('apps:favorites:add -a walk')
  await unserved('apps:favorites:remove -a walk')
  await unserved('apps:errors -a walk')
  await works('config:set A=1 B=2 -a walk', /Setting A, B and restarting walk\.\.\. done/)
  await works('config -a walk', /A: +1\nB: +2\n/)
  await works('config:get A -a walk', /^1\n/)
  await works('config:unset B -a walk', /Unsetting B and restarting walk\.\.\. done/)
  await works('config:edit -a walk', /no changes to config/)
  await works('buildpacks:add https://example.com/buildpack.tgz -a walk', /Buildpack added/)
  await works('buildpacks:set https://example.com/other.tgz -a walk', /Buildpack set/)
  await works('buildpacks -a walk', /other\.tgz/)
  await works('buildpacks:remove https://example.com/other.tgz -a walk', /Buildpack removed/)
  await works('buildpacks:clear -a walk', /Buildpacks cleared/)
  await unserved('buildpacks:search node')
  await unserved('buildpacks:info heroku/nodejs')
  await unserved('buildpacks:versions heroku/nodejs')
  await works('features -a walk', /\[ \] preboot/)
  await works('features:info preboot -a walk', /Enabled: +false/)
  await works('features:enable preboot -a walk', /done/)
  await works('features:disable preboot -a walk', /done/)
  await works('labs -a walk', /log-runtime-metrics/)
  await works('labs:info log-runtime-metrics -a walk', /Enabled: +false/)
  await works('labs:enable log-runtime-metrics -a walk', /done/)
  await works('labs:disable log-runtime-metrics -a walk', /done/)
  await works('domains -a walk', /walk-\w+\.herokuapp\.com/)
  await unserved('domains:add www.example.com -a walk')
  const [{ hostname }] = await api('GET', '/apps/walk/domains')
  await works(`domains:info ${hostname} -a walk`, /hostname: +walk-/)
  await works(`domains:wait ${hostname} -a walk`, /^/)
  await unserved('domains:remove www.example.com -a walk')
  await unserved('domains:update www.example.com --cert cert -a walk')
  await works('domains:clear -a walk', /done/)
  await works('certs -a walk', /no SSL certificates/)
  await works('certs:auto -a walk', /is disabled/)
  await fails('certs:auto:enable -a walk', /no certificates/, noCertificates)
  await works('certs:auto:disable -a walk --confirm walk', /done/)
}

async function dynos({ works, fails, unserved, deploy }) {
  await works('apps:create walk-dynos --no-remote', /done/)
  await deploy('walk-dynos')
  await works('ps:wait -a walk-dynos', /^/)
  await works('ps -a walk-dynos', /web\.1: up/)
  await works('ps:scale worker=1 -a walk-dynos', /now running worker at 1/)
  await works('ps:type -a walk-dynos', /worker +Basic +1/)
  await works('ps:restart -a walk-dynos', /done/)
  await works('ps:stop --dyno-name worker.1 -a walk-dynos', /done/)
  await works('logs -a walk-dynos -p web', /app\[web\.1\]: web\.1 is up/)
  await works('logs --tail -a walk-dynos', /./, { until: /web\.1 is up/ })
  await works('run -a walk-dynos -- node --version', /^v\d+\.\d+/m)
  await works('run --no-tty --exit-code -a walk-dynos -- cat', /some input/, { input: 'some input\n' })
  await works('run:detached -a walk-dynos -- node --version', /Run heroku logs .* to view the output/)
  await unserved('run:inside web.1 -a walk-dynos -- ls')
  await works('maintenance:on -a walk-dynos', /done/)
  await works('maintenance -a walk-dynos', /^on\n/)
  await works('maintenance:off -a walk-dynos', /done/)
  await works('releases -a walk-dynos', /v3 +Deploy 0123abc/)
  await works('releases:info v3 -a walk-dynos', /Change: +Deploy 0123abc/)
  await works('releases:output v3 -a walk-dynos', /released by v/)
  await works('config:set A=1 -a walk-dynos', /done, v4/)
  await works('releases:rollback v3 -a walk-dynos', /released by v[\s\S]*to v3\.\.\. done, v5/)
  await works('releases:retry -a walk-dynos', /done, v6/)
  const noExec = 'the local platform does not open shells in running dynos: use `heroku run`'
  await fails('ps:exec -a walk-dynos', /find that feature/, noExec)
  await fails('ps:copy server.js -a walk-dynos', /find that feature/, noExec)
  await fails('ps:forward 3000 -a walk-dynos', /find that feature/, noExec)
  await fails('ps:socks -a walk-dynos', /find that feature/, noExec)
  const noAutoscaling = 'the local platform does not autoscale'
  await fails('ps:autoscale:enable --min 1 --max 2 -a walk-dynos', /Performance or Private/, noAutoscaling)
  await unserved('ps:autoscale:disable -a walk-dynos')
  await fails('container:release web -a walk-dynos', /for Docker apps only/, needsRegistry)
}

async function pipelines({ works, fails, unserved, api, deploy, upload, until }) {
  await works('apps:create walk-staging --no-remote', /done/)
  await works('apps:create walk-production --no-remote', /done/)
  await deploy('walk-staging')
  await works('pipelines:create walk-pipe -a walk-staging -s staging', /as staging\.\.\. done/)
  await works('pipelines:add walk-pipe -a walk-production -s production', /as production\.\.\. done/)
  await works('pipelines', /walk-pipe/)
  await works('pipelines:info walk-pipe', /walk-staging +staging/)
  await works('pipelines:promote -a walk-staging', /released by v[\s\S]*Promotion successful/)
  await fails('pipelines:diff -a walk-staging', /connected to GitHub/, noGitHub)
  await works('pipelines:update -a walk-production -s development', /to development\.\.\. done/)
  await works('pipelines:rename walk-pipe walk-line', /to walk-line\.\.\. done/)
  await works('pipelines:remove -a walk-production', /done/)
  await fails('pipelines:connect walk-line -r owner/name', /not connected to GitHub/, noGitHub)
  await fails('pipelines:setup walk-setup owner/name -y', /not connected to GitHub/, noGitHub)
  await works('ci:config:set A=1 -p walk-line', /A: +1/)
  await works('ci:config -p walk-line', /A: +1/)
  await works('ci:config:get A -p walk-line', /^1\n/)
  await works('ci:config:unset A -p walk-line', /done/)
  await unserved('ci -p walk-line')
  await unserved('ci:last -p walk-line')
  await api('POST', '/pipelines/walk-line/repo', { repo_url: 'https://github.com/owner/name' })
  await works('reviewapps:enable -p walk-line', /Configuring pipeline\.\.\. done/)
  await works('reviewapps:disable -p walk-line', /Configuring pipeline\.\.\. done/)
  await fails('reviewapps:create -p walk-line -b topic', /doesn't exist/, noGitHub)
  const { id } = await api('GET', '/pipelines/walk-line')
  const source_blob = { url: await upload() }
  const { id: review } = await api('POST', '/review-apps', { pipeline: id, branch: 'topic', source_blob })
  const { app } = await until(
    () => api('GET', `/review-apps/${review}`),
    ({ app }) => app,
  )
  await works(`reviewapps:wait ${app.id}`, /^/)
  await works('pipelines:destroy walk-line', /done/)
}

async function teams({ works, fails, unserved, api }) {
  await api('POST', '/teams', { name: 'walk-team' })
  await works('teams', /walk-team +admin/)
  await works('orgs', /walk-team +admin/)
  await works('members -t walk-team', /local@example\.com +admin/)
  await works('members:add a@example.com -r member -t walk-team', /done/)
  await works('members:set a@example.com -r admin -t walk-team', /done/)
  await works('apps:create walk-member -t walk-team --no-remote', /done/)
  await works('apps:lock -a walk-member', /done/)
  await works('apps:unlock -a walk-member', /done/)
  await fails('apps:join -a walk-member', /already a collaborator/, oneAccount)
  await fails('apps:leave -a walk-member', /owner of an app/, oneAccount)
  await works('access:add a@example.com -p deploy -a walk-member', /done/)
  await works('access -a walk-member', /a@example\.com/)
  await works('access:update a@example.com -p deploy,operate -a walk-member', /done/)
  await works('access:remove a@example.com -a walk-member', /done/)
  await works('members:remove a@example.com -t walk-team', /done/)
  await works('apps:create walk-moves --no-remote', /done/)
  await works('apps:transfer walk-team -a walk-moves', /done/)
  await works('pipelines:create walk-owned -t walk-team -a walk-moves -s staging', /done/)
  await unserved('pipelines:transfer local@example.com -p walk-owned --confirm walk-owned')
}

async function account({ works, fails, unserved, api }) {
  await works('auth:whoami', /^local@example\.com/)

  await works('auth:token', /./)
  await works('auth:2fa', /not enabled/)
  await works('regions', /us +United States/)
  await works('authorizations', /No OAuth authorizations/)
  await works('authorizations:create', /done/)
  const [{ id }] = await api('GET', '/oauth/authorizations')
  await works(`authorizations:info ${id}`, /Scope: +global/)
  await works(`authorizations:update ${id} -d mine`, /Description: +mine/)
  await works(`authorizations:rotate ${id}`, /done/)
  await works(`authorizations:revoke ${id}`, /done/)
  await unserved('keys')
  await unserved('clients')
  await unserved('sessions')
  await unserved('notifications')
  await works('addons', /No add-ons/)
  await unserved('addons:create heroku-postgresql -a many-0001')
  await unserved('addons:services')
  await unserved('drains -a many-0001')
  await unserved('webhooks -a many-0001')
  await unserved('usage:addons -a many-0001')
  await unserved('telemetry -a many-0001')
  await fails('spaces', /do not have access to any spaces/, noSpaces)
}
async function pushes({ works, repository, git }) {
  await works('apps:create walk-push --no-remote', /done/)
  const cwd = await repository()
  await works('git:remote -a walk-push', /set git remote heroku to/, { cwd })
  await git('push heroku HEAD:main', cwd)
  await works('run -a walk-push -- node --version', /^v\d+\.\d+/m)
}

/** Commands that are not run, with the reason: one by its name, those of a topic by its name with a colon. */
export const notRun = Object.entries({
  [noAddons]: ['addons:', 'pg:', 'redis:', 'data:'],
  [noCertificates]: ['certs:'],
  [noSpaces]: ['spaces:'],
  'the local platform accepts pushes, but has no source to clone': ['git:clone'],
  [needsRegistry]: ['container:'],
  'the local platform does not run tests': ['ci:'],
  'the local platform has no log drains': ['drains:'],
  'the local platform has no SSH keys': ['keys:'],
  'the local platform has no OAuth clients': ['clients:'],
  'the local platform has no sessions': ['sessions:'],
  'the local platform has no webhooks': ['webhooks:'],
  'the local platform has no telemetry drains': ['telemetry:'],
  'opens a browser': ['apps:open', 'pipelines:open', 'orgs:open'],
  'the local platform uses its API key instead of a login': ['auth:'],
  'does not use the Platform API': [
    'accounts:',
    'autocomplete',
    'commands',
    'help',
    'local:',
    'mcp:start',
    'plugins:',
    'repl',
    'search',
    'status',
    'update',
    'version:',
    'which',
  ],
}).flatMap(([reason, names]) => names.map((name) => [name, reason]))
