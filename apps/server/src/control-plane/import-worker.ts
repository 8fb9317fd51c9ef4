import { parentPort } from 'node:worker_threads'
import { fulfil, type ImportOrder } from './import-order.ts'

/** The thread that imports large definitions: an order in, an answer out. */
parentPort?.on('message', (order: ImportOrder) => {
  parentPort?.postMessage(fulfil(order))
})
