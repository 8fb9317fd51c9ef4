import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Import API',
  body: (
    <>
      <p>Reads an OpenAPI 3.0 or Swagger 2.0 definition into this API. Stages and what they serve are not touched: deploy the API afterwards.</p>
    </>
  ),
}
