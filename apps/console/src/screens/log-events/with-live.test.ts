import { expect, test } from 'vitest'
import { logLine } from '../../components/log-events/log-line.ts'
import { withLive } from './with-live.ts'

const event = { logStreamName: 's', timestamp: 5, ingestionTime: 6 }

test('a line that was heard and read stands once, two equal lines stand twice', () => {
  const read = [logLine({ ...event, eventId: '1', message: 'same' }), logLine({ ...event, eventId: '2', message: 'read only' })]
  const heard = [logLine({ ...event, message: 'same' }), logLine({ ...event, message: 'same' }), logLine({ ...event, message: 'heard only' })]
  expect(withLive(read, heard).map(({ message }) => message)).toEqual(['same', 'read only', 'same', 'heard only'])
})
