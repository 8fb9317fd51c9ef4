// Several nodes on one database, and what can happen to each of them.
import { runSteps, vitestStep } from './steps.mjs'

await runSteps([vitestStep('clusters', 'cluster')])
