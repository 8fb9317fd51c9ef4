import { parentPort } from 'node:worker_threads'
import { readDefinition, type ImportOrder } from './import-order.ts'

/** The thread that imports large definitions: an order in, an answer out. As text, because that crosses twice as fast as values. */
parentPort?.on('message', (order: ImportOrder) => {
  parentPort?.postMessage(JSON.stringify(readDefinition(order)))
})
