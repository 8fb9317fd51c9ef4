import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'APIs',
  body: (
    <>
      <p>
        A REST API is a tree of resources. Each resource has methods, and each method passes a call through four boxes: method request, integration request,
        integration response, method response.
      </p>
      <p>What you change here is a draft. Clients see it when you deploy the API to a stage.</p>
    </>
  ),
}
