// What tools and people do: official clients and browser journeys against a real server.
import { playwrightStep, runSteps, vitestStep } from './steps.mjs'

await runSteps([vitestStep('clients', 'clients')], [playwrightStep()])
