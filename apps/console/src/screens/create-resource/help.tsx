import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Create resource',
  body: (
    <>
      <p>
        A resource is one part of a path. A name in braces, <code>{'{petId}'}</code>, is a variable: it takes any text in its place. With a plus,{' '}
        <code>{'{proxy+}'}</code>, it takes everything that follows, too. Each resource has at most one variable below it.
      </p>
      <p>CORS lets pages of other origins call the API. You can set it up in detail later, with Enable CORS.</p>
    </>
  ),
}
