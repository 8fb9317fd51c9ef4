import { expect, test } from 'vitest'
import { claimedRole } from './claimed-role.ts'

const roles = new Map([
  ['team', 'developer'],
  ['constructor', 'viewer'],
] as const)

test.for([
  ['groups', { groups: ['viewer'] }, 'viewer'],
  ['groups', { groups: ['x', 'team', 'viewer'] }, 'developer'],
  ['groups', { groups: 'admin' }, 'admin'],
  ['realm_access.roles', { realm_access: { roles: ['team'] } }, 'developer'],
  ['https://example.com/roles', { 'https://example.com/roles': ['team'] }, 'developer'],
  ['groups', { groups: [] }, undefined],
  ['groups', {}, undefined],
  ['groups', { groups: { viewer: true } }, undefined],
  ['groups', { groups: [null, 1, ['admin']] }, undefined],
  ['groups.length', { groups: ['admin'] }, undefined],
  ['constructor.name', {}, undefined],
  ['__proto__', {}, undefined],
] as const)('the claim %j of %j is the role %j', ([roleClaim, claims, role]) => {
  expect(claimedRole(claims, { roleClaim, roles })).toBe(role)
})

test('where no claim is configured nothing is claimed', () => {
  expect(claimedRole({ groups: ['admin'] }, { roles })).toBeUndefined()
})
