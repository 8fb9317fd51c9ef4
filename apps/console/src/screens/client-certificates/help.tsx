import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Client certificates',
  body: (
    <>
      <p>
        A back end over HTTPS can ask for a certificate and let in only who shows it: then it knows that a call comes from this API. Choose the certificate in
        the settings of a stage, and give its PEM text to the back end.
      </p>
      <p>A certificate is valid for a year. To change it, generate another one, give it to the back end, and choose it in the stages.</p>
    </>
  ),
}
