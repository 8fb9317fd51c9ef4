import { expect, test } from 'vitest'
import { answering, deploy, trialApi } from '../testing/trial.ts'

async function reportOf(template: string, body = '') {
  const call = await deploy({ api: trialApi({ 'POST /pets': answering(template) }), stage: { tracingEnabled: true } })
  return (await call('POST /pets', { 'Content-Type': 'application/json' }, body)).report
}

test('a report tells what stays in memory with it: bodies that come, are made and go, and the steps of templates', async () => {
  const small = (await reportOf('{}'))?.heldBytes ?? 0
  expect(small).toBeLessThan(1_000)
  const large = [
    await reportOf('{}', `{"a":"${'x'.repeat(100_000)}"}`),
    await reportOf(`#set($text = "x")#foreach($round in [1..17])#set($text = "$text$text")#end$text`),
    await reportOf('#foreach($round in [1..500])$foreach.count#end'),
  ]
  expect(large.map((report) => (report?.heldBytes ?? 0) > 100_000)).toEqual([true, true, true])
})

test('a call of a stage that traces nothing is not traced', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets': answering('') }) })
  const { report } = await call('GET /pets')
  expect([report?.isTraced, report?.trace()]).toEqual([false, undefined])
})
