// What must be green before a commit: format, lint and types, circles between packages, unused code, import rules, papers, subjects of commits, the console's size, unit tests.
import { checks, runSteps, sizeStep, vitestStep } from './steps.mjs'

await runSteps([...checks, ...sizeStep(), vitestStep('unit tests', 'unit', 'console')])
