import type { OAuthAuthorization } from '@heroku-cli/schema'
import { type Case, named, type Parameter, shown } from './schema-case.js'
import type { World } from './schema-world.js'

const unsupported = 'The local platform does not support'

const billing = [
  'address_1',
  'address_2',
  'card_number',
  'city',
  'country',
  'cvv',
  'device_data',
  'expiration_month',
  'expiration_year',
  'first_name',
  'last_name',
  'nonce',
  'other',
  'postal_code',
  'state',
]

function email({ fresh }: World): string {
  return `${fresh('user')}@example.com`
}

async function newCollaborator(world: World, app: string): Promise<string> {
  const user = email(world)
  await world.client.json('POST', `/apps/${app}/collaborators`, { user })
  return user
}

async function newMember(world: World): Promise<string> {
  const member = email(world)
  await world.client.json('PUT', '/teams/my-team/members', { email: member, role: 'member' })
  return member
}

async function newTeamApp({ client, fresh }: World): Promise<string> {
  const name = fresh('app')
  await client.json('POST', '/teams/apps', { name, team: 'my-team' })
  return name
}

async function newAuthorization({ client }: World): Promise<string> {
  return (await client.json<OAuthAuthorization>('POST', '/oauth/authorizations')).id ?? ''
}

const noClients: Parameter = { value: 'a-client', refused: 'client: the local platform has no OAuth clients' }

function addsCollaborator(world: World): Record<string, Parameter> {
  const user = email(world)
  return { user: { value: user, shows: { user: { email: user } } } }
}

function memberParameters(member: string): Record<string, Parameter> {
  return {
    email: shown('email', member),
    federated: { value: true, refused: 'federated: the local platform has no identity providers' },
    role: shown('role', 'admin'),
  }
}

/** The endpoints of who may do what: authorizations, features, collaborators, teams and their apps and members. */
export const accessCases: Record<string, Case> = {
  'POST /oauth/authorizations': {
    parameters: () => ({
      client: noClients,
      description: shown('description', 'For the tests'),
      expires_in: shown('expires_in', 60, 'access_token'),
      scope: { value: ['read'], refused: 'only has the scope global' },
    }),
  },
  'PATCH /oauth/authorizations/:oauth_authorization': {
    parameters: () => ({
      'client.id': noClients,
      'client.secret': noClients,
      description: shown('description', 'Changed'),
    }),
  },
  'DELETE /oauth/authorizations/:oauth_authorization': {
    identities: async (world) => ({ oauth_authorization: await newAuthorization(world) }),
  },
  'POST /oauth/authorizations/:oauth_authorization/actions/regenerate-tokens': {},

  'PATCH /account/features/:account_feature': {
    body: () => ({ enabled: true }),
    parameters: () => ({ enabled: shown('enabled', false) }),
  },
  'PATCH /apps/:app/features/:app_feature': {
    body: () => ({ enabled: true }),
    parameters: () => ({ enabled: shown('enabled', false) }),
  },
  'POST /apps/:app/acm': {},
  'PATCH /apps/:app/acm': {},
  'DELETE /apps/:app/acm': {},

  'POST /apps/:app/collaborators': {
    body: (world) => ({ user: email(world) }),
    parameters: addsCollaborator,
  },
  'DELETE /apps/:app/collaborators/:collaborator': {
    identities: async (world) => ({ collaborator: await newCollaborator(world, 'my-app') }),
  },
  'POST /teams/apps/:app/collaborators': {
    identities: async (world) => ({ app: await newTeamApp(world) }),
    body: (world) => ({ user: email(world) }),
    parameters: (world) => ({
      ...addsCollaborator(world),
      permissions: {
        value: ['deploy'],
        body: { user: email(world) },
        shows: { permissions: [{ name: 'deploy' }, { name: 'view' }] },
      },
    }),
  },
  'PATCH /teams/apps/:team_app/collaborators/:team_app_collaborator': {
    body: () => ({ permissions: [] }),
    parameters: () => ({
      permissions: { value: ['deploy'], shows: { permissions: [{ name: 'deploy' }, { name: 'view' }] } },
    }),
  },
  'DELETE /teams/apps/:team_app/collaborators/:team_app_collaborator': {
    identities: async (world) => ({ team_app_collaborator: await newCollaborator(world, 'team-app') }),
  },

  'POST /teams': {
    body: ({ fresh }) => ({ name: fresh('team') }),
    parameters: ({ fresh }) => ({
      ...Object.fromEntries(billing.map((key) => [key, { value: 'x', refused: `${unsupported} ${key}` }])),
      name: shown('name', fresh('team')),
    }),
  },
  'POST /teams/apps': {
    parameters: ({ fresh }) => ({
      internal_routing: { value: true, refused: `${unsupported} internal_routing` },
      locked: { ...shown('locked', true), body: { team: 'my-team' } },
      name: shown('name', fresh('app')),
      personal: { value: true, refused: 'personal and team exclude each other', body: { team: 'my-team' } },
      region: named('region', 'eu'),
      space: { value: 'my-space', refused: "Couldn't find that space." },
      stack: named('stack', 'heroku-22'),
      team: named('team', 'my-team'),
    }),
  },
  'PATCH /teams/apps/:team_app': {
    identities: async (world) => ({ team_app: await newTeamApp(world) }),
    body: () => ({ locked: false }),
    parameters: ({ identities }) => ({
      locked: shown('locked', true),
      owner: { value: identities.account_id, body: {}, shows: { team: null } },
    }),
  },

  'POST /teams/:team/members': {
    body: (world) => ({ email: email(world), role: 'member' }),
    parameters: (world) => memberParameters(email(world)),
  },
  'PUT /teams/:team/members': {
    body: (world) => ({ email: email(world), role: 'member' }),
    parameters: (world) => memberParameters(email(world)),
  },
  'PATCH /teams/:team/members': {
    body: ({ identities }) => ({ email: identities.team_member, role: 'member' }),
    parameters: ({ identities }) => memberParameters(identities.team_member ?? ''),
  },
  'DELETE /teams/:team/members/:team_member': {
    identities: async (world) => ({ team_member: await newMember(world) }),
  },
}
