import { ErrorReply } from '@redis/client'
import { expect, test } from 'vitest'
import { isAbsence } from './faults.ts'

test.each([
  [true, 'a connection that broke', new Error('Socket closed unexpectedly')],
  [true, 'a replica', new ErrorReply("READONLY You can't write against a read only replica. script: 4a, on @user_script:1.")],
  [true, 'a command that it does not know', new ErrorReply("ERR unknown command 'EVALSHA'")],
  [true, 'a stranger under a key of ours', new ErrorReply('WRONGTYPE Operation against a key holding the wrong kind of value script: 4a, on @user_script:2.')],
  [false, 'a script of ours that fails', new ErrorReply('ERR user_script:1: attempt to index a nil value script: 4a, on @user_script:1.')],
  [false, 'a bug of ours', new TypeError('undefined is not a function')],
])('is it away or refusing? %s of %s', (expected, _what, error) => {
  expect(isAbsence(error)).toBe(expected)
})
