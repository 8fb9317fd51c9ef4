import { visible } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { answering, settings, trialApi, trialPorts } from '../testing/trial.ts'
import { testInvoke } from '../test-invoke/test-invoke.ts'

const hostile = 'a\u001b[2J\u009b1A\u202eexe.\u2066x\u200f'
const written = String.raw`a\u001b[2J\u009b1A\u202eexe.\u2066x\u200f`

test('nothing in a log or a trace moves the cursor or turns a line round, whoever wrote it; the answer itself is as it was made', async () => {
  const { log, trace, body } = await testInvoke(
    {
      api: trialApi({ 'POST /pets': answering(hostile) }),
      resourceId: 'r-pets',
      httpMethod: 'POST',
      pathWithQueryString: `/pets?q=${encodeURIComponent(hostile)}`,
      headers: { 'X-Name': hostile },
      body: `"${hostile}"\r\nnext`,
    },
    settings,
    trialPorts(),
  )
  expect(body).toBe(hostile)
  expect(log).toContain(`Method request query string: {q=${written}}`)
  expect(log).toContain(`X-Name=${written}`)
  expect(log).toContain(`Method request body before transformations: "${written}"\r\nnext`)
  expect(log).toContain(`Method response body after transformations: ${written}`)
  const texts = [...trace.log, ...trace.boxes.flatMap(({ facts }) => facts.map(({ value }) => value))].join('\n')
  expect(texts).toContain(written)
  expect(visible(texts)).toBe(texts)
})
