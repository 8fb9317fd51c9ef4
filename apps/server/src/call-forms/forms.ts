import { type ExportedApi, type JsonObject, toCloudFormationParts, toTerraformParts } from '@fourbox/cloudformation'
import { writeAwsCli } from './aws-cli.ts'
import type { CallForm } from './call-form.ts'
import { writeSdkJavaScript } from './sdk-javascript.ts'

/** Every form in which a call can be copied, in the order in which they are offered. */
export const callForms: readonly CallForm[] = [
  { id: 'aws-cli', label: 'AWS CLI', write: writeAwsCli },
  { id: 'sdk-javascript', label: 'SDK for JavaScript', write: writeSdkJavaScript },
  { id: 'terraform', label: 'Terraform', write: excerpt(toTerraformParts) },
  { id: 'cloudformation', label: 'CloudFormation', write: excerpt(toCloudFormationParts) },
  { id: 'openapi', label: 'OpenAPI', write: excerpt(({ body }) => body) },
]

/** What calls have changed, as an exporter writes it. */
function excerpt(write: (parts: ExportedApi) => JsonObject): CallForm['write'] {
  return ({ parts }) => parts && JSON.stringify(write(parts), null, 2)
}
