import { randomUUID } from 'node:crypto'
import { invalidParams } from './errors.js'
import type { CollaboratorRecord, MemberRecord, TeamRecord } from './records.js'

/** What the permissions of a team's app allow: https://devcenter.heroku.com/articles/app-permissions */
export const permissions = [
  { name: 'deploy', description: 'Can deploy code and change config vars and add-ons.' },
  { name: 'manage', description: 'Can administer the app and who has access to it.' },
  { name: 'operate', description: 'Can manage dynos, config vars and other resources.' },
  { name: 'view', description: 'Can see the app.' },
] as const

export const permissionNames = permissions.map(({ name }) => name)

/**
 * Returns the email address.
 *
 * @throws ApiError 422 if it is none
 */
export function checkEmail(email: string): string {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && email.length <= 254) return email
  throw invalidParams('Email is invalid.')
}

/**
 * Returns the names of permissions, which always include `view`, in a fixed order.
 *
 * @throws ApiError 422 if one is unknown
 */
export function checkPermissions(names: string[]): string[] {
  const unknown = names.find((name) => !permissionNames.some((known) => known === name))
  if (unknown !== undefined) throw invalidParams(`Invalid permission: ${unknown}.`)
  return permissionNames.filter((name) => name === 'view' || names.includes(name))
}

/**
 * Adds a user to those who may work on an app.
 *
 * @param now milliseconds since the epoch
 * @throws ApiError 422 if the user is one of them already
 */
export function addCollaborator(
  list: CollaboratorRecord[],
  email: string,
  permissions: string[],
  now: number,
): CollaboratorRecord {
  if (list.some((one) => one.email === email)) throw invalidParams('User is already a collaborator on app.')
  const collaborator = { id: randomUUID(), email, permissions, createdAt: now, updatedAt: now }
  list.push(collaborator)
  return collaborator
}

/** Adds a member to a team, or changes the member's role; `now` in milliseconds since the epoch. */
export function setMember(
  team: TeamRecord,
  email: string,
  role: MemberRecord['role'],
  now: number,
): { member: MemberRecord; isNew: boolean } {
  const present = team.members.find((one) => one.email === email)
  if (present !== undefined) Object.assign(present, { role, updatedAt: now })
  const member = present ?? { id: randomUUID(), email, role, createdAt: now, updatedAt: now }
  if (present === undefined) team.members.push(member)
  return { member, isNew: present === undefined }
}
