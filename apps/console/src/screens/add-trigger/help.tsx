import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Add trigger',
  body: (
    <>
      <p>As the button of the same name does on AWS: a resource with the method ANY and a Lambda proxy integration, deployed to a stage.</p>
      <p>The function&apos;s policy gets the statement that lets API Gateway call it for this method. It stands under Configuration, Permissions.</p>
    </>
  ),
}
