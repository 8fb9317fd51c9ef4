import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Create REST API',
  body: (
    <>
      <p>
        <b>New API</b> starts with the root resource alone. <b>Clone existing API</b> copies the resources, models and authorizers of another API, but neither
        stages nor deployments.
      </p>
      <p>
        <b>Import API</b> reads an OpenAPI 3.0 or Swagger 2.0 definition in JSON or YAML, with the <code>x-amazon-apigateway-</code> extensions. OpenAPI 3.1 is
        converted to 3.0 first, and what that changed is listed.
      </p>
      <p>
        A CloudFormation or SAM template in its place becomes a stack: its APIs and what belongs to them are made, the same stack again is updated, and what
        could not be made here is listed.
      </p>
      <p>
        <b>Example API</b> imports a pet store whose back end runs on this machine, so that it answers at once.
      </p>
    </>
  ),
}
