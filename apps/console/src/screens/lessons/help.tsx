import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Lessons',
  body: (
    <>
      <p>
        A lesson’s steps stand beside the page. Each says what to do and points at the control; <b>Show me where</b> leads to it, by keyboard, too. It is ticked
        as soon as the server has what it asks for, whoever did it: you here, or a client of AWS from a terminal.
      </p>
      <p>You may leave a lesson and take it up again, also after a reload. All of it works without a network.</p>
      <p>A lesson started over wants another API of the same name; what you made before stays until you delete it.</p>
    </>
  ),
}
