import { parentPort } from 'node:worker_threads'
import { fulfil, type ImportOrder } from './import-order.ts'

/** The thread that imports large definitions: it says that it is ready, then an order comes in and an answer goes out. */
parentPort?.on('message', (order: ImportOrder) => {
  parentPort?.postMessage(fulfil(order))
})

parentPort?.postMessage('ready')
