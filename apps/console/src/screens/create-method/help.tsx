import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Create method',
  body: (
    <>
      <p>A method is a verb of a resource. ANY takes every verb that has no method of its own.</p>
      <p>
        The integration is what answers: a Lambda function, an HTTP address, another AWS service, or a mock that needs no back end. With a proxy integration,
        request and answer pass unchanged; without, you map both.
      </p>
    </>
  ),
}
