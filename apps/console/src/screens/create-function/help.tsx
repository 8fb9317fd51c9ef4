import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Create function',
  body: (
    <>
      <p>Each blueprint works as it is: create it, press Test, and add an API Gateway trigger from its page.</p>
      <p>
        A runtime is run by the nearest interpreter on this machine: Node.js is there with Fourbox, Python must be installed. Which one it was is said in the
        function&apos;s log.
      </p>
      <p>
        A folder is not copied. With <i>reload</i> switched on the call after a change runs the new code; its files can be read here and are edited in your own
        editor.
      </p>
    </>
  ),
}
