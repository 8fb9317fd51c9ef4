import { once } from 'node:events'
import type { NodeRemoval } from '@fourbox/store'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { nodesApi } from './nodes-api.ts'

test.each<[NodeRemoval, number, string]>([
  ['removed', 204, ''],
  ['living', 409, '{"message":"This node lives: it was heard within the last seconds"}'],
  ['unknown', 404, '{"message":"There is no such node"}'],
])('a node that is to be forgotten, and is %s, is answered %i', async (removal, status, text) => {
  const asked: string[] = []
  const remove = async (id: string) => {
    asked.push(id)
    return removal
  }
  const server = express()
    .use(nodesApi({ nodes: { list: async () => [], remove } }))
    .listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const address = server.address()
  const answer = await fetch(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/nodes/a`, { method: 'DELETE' })
  expect([asked, answer.status, await answer.text()]).toEqual([['a'], status, text])
})
