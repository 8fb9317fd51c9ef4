import { apiGateway, operationOf, type Shape } from '@fourbox/wire'
import type { KnownCall } from './call-form.ts'

/** A member of an input that says something. */
export interface GivenMember {
  readonly name: string
  readonly shape: Shape
  readonly value: unknown
}

/** What a call's input says, in the order in which the service declares it. */
export function givenMembers({ operation, input }: KnownCall): readonly GivenMember[] {
  return operationOf(apiGateway, operation).input.members.flatMap(({ name, shape }) => {
    const value = Object.hasOwn(input, name) ? input[name] : undefined
    return value === undefined || value === null ? [] : [{ name, shape, value }]
  })
}
