import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateApiKeyCommand, GetApiKeysCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { expect, onTestFinished, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { runCommand } from '../fourbox-command.ts'
import { type RunningServer, startServer } from '../server.ts'

describeOnPostgresql('a Fourbox on PostgreSQL', (postgresql) => {
  const started = async (address: string): Promise<RunningServer> => {
    const server = await startServer({ environment: { FOURBOX_DATABASE_URL: address } })
    onTestFinished(async () => void (await server.stop()))
    return server
  }

  test('what one server writes another one on the same database serves, and whoever starts later; the password is told to nobody', async () => {
    const address = await postgresql().newAddress()
    const [one, other] = [await started(address), await started(address)]
    const answerOf = async (server: RunningServer, restApiId: string) => (await fetch(server.invokeUrl(restApiId, 'prod', '/now'))).text()
    const { restApiId } = await deploy(one, { '/now': { any: { integration: mock('in the database $stageVariables.colour') } } })
    expect(await answerOf(one, restApiId)).toBe('in the database ')
    expect(await answerOf(other, restApiId)).toBe('in the database ')
    const painted = new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations: [{ op: 'replace', path: '/variables/colour', value: 'blue' }] })
    await other.client().send(painted)
    expect(await answerOf(other, restApiId)).toBe('in the database blue')
    // The answer to the other's write came when this one knew.
    expect(await answerOf(one, restApiId)).toBe('in the database blue')

    // A restart of the database, as an upgrade of it makes: calls go on, and writes wait for it.
    await postgresql().fall()
    expect(await answerOf(one, restApiId)).toBe('in the database blue')
    const writing = one.client().send(new CreateApiKeyCommand({ name: 'meanwhile' }))
    await postgresql().rise()
    await writing
    await expect.poll(async () => (await other.client().send(new GetApiKeysCommand({}))).items?.map(({ name }) => name)).toEqual(['meanwhile'])

    const later = await started(address)
    expect(await answerOf(later, restApiId)).toBe('in the database blue')
    const snapshot = await fetch(`${later.controlOrigin}/_fourbox/snapshot`, { method: 'DELETE', headers: { 'x-fourbox-token': later.token } })
    expect([snapshot.status, await snapshot.text()]).toEqual([400, expect.stringContaining('fourbox store copy')])
    for (const server of [one, other, later]) expect(server.errors()).not.toContain('secret')
    expect(one.errors()).toContain('does not answer')
  })

  test('a workspace moves from a data folder into a database and back, and a backup into either', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fourbox-postgresql-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const [data, back, backup] = [join(folder, 'data'), join(folder, 'back'), join(folder, 'all.fourbox')]
    const address = await postgresql().newAddress()
    const embedded = await startServer({ dataFolder: data })
    const { restApiId } = await deploy(embedded, { '/now': { any: { integration: mock('moved') } } })
    expect(await runCommand(['store', 'copy', data, address])).toMatchObject({
      code: 1,
      errors: expect.stringContaining('Nothing was copied: Another Fourbox'),
    })
    await embedded.stop()
    expect(await runCommand(['backup', backup, '--data', data])).toMatchObject({ code: 0 })

    const copied = await runCommand(['store', 'copy', data, 'database'], { FOURBOX_DATABASE_URL: address })
    expect(copied).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^postgres:\/\/127\.0\.0\.1:\d+\/postgres holds \d+ documents.*, as .*fourbox\.sqlite does\.\n$/),
    })
    const server = await started(address)
    expect(await (await fetch(server.invokeUrl(restApiId, 'prod', '/now'))).text()).toBe('moved')
    const again = await runCommand(['store', 'copy', backup, address])
    expect(again).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^Nothing was copied: .* holds \d+ documents.* already; “--replace” lets it lose that\n$/),
    })
    expect(await runCommand(['store', 'copy', backup, address, '--replace'])).toMatchObject({ code: 0 })
    expect(await runCommand(['store', 'copy', address, back])).toMatchObject({ code: 0, output: expect.stringContaining(`${back}/fourbox.sqlite holds`) })
    const returned = await startServer({ dataFolder: back })
    onTestFinished(async () => void (await returned.stop()))
    expect(await (await fetch(returned.invokeUrl(restApiId, 'prod', '/now'))).text()).toBe('moved')
    expect(readdirSync(back).filter((name) => name.startsWith('restore-'))).toEqual([])
    for (const { output, errors } of [copied, again]) expect(output + errors).not.toContain('secret')
  })

  test.for([
    ['postgres://fourbox:hidden secret@127.0.0.1:70000/x', 2, 'FOURBOX_DATABASE_URL must be an address such as postgres://USER:PASSWORD@HOST:5432/DATABASE'],
    ['mysql://fourbox:hidden@127.0.0.1/x', 2, 'FOURBOX_DATABASE_URL must be an address'],
    ['postgres://fourbox:hidden@127.0.0.1:1/x', 1, 'postgres://127.0.0.1:1/x cannot be used: connect ECONNREFUSED 127.0.0.1:1'],
  ] as const)('an address that cannot be used ends the start with a line that says why, without the password: %s', async ([address, status, line]) => {
    const folder = mkdtempSync(join(tmpdir(), 'fourbox-postgresql-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const ended = await runCommand(['start', '--port', '0', '--execute-port', '0', '--data', folder], { FOURBOX_DATABASE_URL: address })
    expect(ended).toEqual({ code: status, output: '', errors: expect.stringContaining(line) })
    expect(ended.errors).not.toContain('hidden')
  })
})
