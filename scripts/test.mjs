// Everything: the checks, unit tests, official clients against a real server, clusters where there is a PostgreSQL, journeys in a real browser.
import { checks, playwrightStep, runSteps, sizeStep, vitestStep } from './steps.mjs'

await runSteps(
  [...checks, ...sizeStep(), vitestStep('unit tests', 'unit', 'console')],
  [playwrightStep()],
  [vitestStep('clients', 'clients')],
  [vitestStep('clusters', 'cluster')],
)
