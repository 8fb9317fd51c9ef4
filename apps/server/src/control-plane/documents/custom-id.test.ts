import { expect, test } from 'vitest'
import { takeCustomId } from './custom-id.ts'

test.each(['_custom_id_', 'ms-custom-id', 'floci:override-id'])('the tag %s chooses an id and is not kept', (tag) => {
  expect(takeCustomId({ [tag]: 'my-api', team: 'pets' })).toEqual({ customId: 'my-api', tags: { team: 'pets' } })
})

test('without such a tag, all tags are kept', () => {
  expect(takeCustomId({ team: 'pets' })).toEqual({ tags: { team: 'pets' } })
  expect(takeCustomId()).toEqual({ tags: {} })
})

test.each(['', 'a/b', 'a.b', '-a', 'a'.repeat(64)])('an id that cannot be part of a host name is refused: %j', (id) => {
  expect(() => takeCustomId({ _custom_id_: id })).toThrow(expect.objectContaining({ exception: 'BadRequestException' }))
})
