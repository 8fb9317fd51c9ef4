import { writeAwsCli } from './aws-cli.ts'
import type { CallForm } from './call-form.ts'
import { writeSdkJavaScript } from './sdk-javascript.ts'

/** Every form in which a call can be copied, in the order in which they are offered. */
export const callForms: readonly CallForm[] = [
  { id: 'aws-cli', label: 'AWS CLI', write: writeAwsCli },
  { id: 'sdk-javascript', label: 'SDK for JavaScript', write: writeSdkJavaScript },
]
