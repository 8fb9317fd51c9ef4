import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { print, printError, printJson } from '../terminal/terminal.ts'
import { readConfig } from '../settings/config.ts'
import { authorityFile } from '../tls/authority.ts'
import { quoted } from './quoted.ts'

const help = `Usage: fourbox trust [--data FOLDER] [--json]

Prints how each system and each client is told to trust the authority that signs this Fourbox’s certificates. It changes nothing itself.

  --data FOLDER                   the data folder of the Fourbox (./.fourbox)
  --json                          prints where the authority’s certificate is, as JSON`

/** Tells how the authority of a data folder is trusted; 1 where there is none yet. */
export async function run(arguments_: readonly string[]): Promise<number> {
  if (arguments_.includes('--help') || arguments_.includes('-h')) {
    print(help)
    return 0
  }
  const { data } = readConfig(
    arguments_.filter((argument) => argument !== '--json'),
    process.env,
  )
  const file = authorityFile(data)
  if (!existsSync(file)) {
    printError(`There is no authority in ${data} yet: the first “fourbox start --https” makes it.`)
    return 1
  }
  if (arguments_.includes('--json')) printJson({ certificate: file })
  else print(howToTrust(file, nameOf(file)))
  return 0
}

function nameOf(file: string): string {
  return /^CN=(.+)$/m.exec(new X509Certificate(readFileSync(file)).subject)?.[1] ?? ''
}

function howToTrust(file: string, name: string): string {
  const path = quoted(file)
  const ways = [
    ['curl, one call', `curl --cacert ${path} https://localhost:4401/healthz`],
    ['Node.js: AWS’s SDK for JavaScript, CDK, Serverless', `export NODE_EXTRA_CA_CERTS=${path}`],
    ['The AWS CLI, boto3, SAM, Terraform (“fourbox env --https” prints it with the rest)', `export AWS_CA_BUNDLE=${path}`],
    ['Python’s requests', `export REQUESTS_CA_BUNDLE=${path}`],
    ['PowerShell, instead of “export”', `$Env:NODE_EXTRA_CA_CERTS = '${file.replaceAll("'", "''")}'`],
    [
      'Debian, Ubuntu',
      `sudo cp ${path} /usr/local/share/ca-certificates/fourbox-ca.crt && sudo update-ca-certificates`,
      'sudo rm /usr/local/share/ca-certificates/fourbox-ca.crt && sudo update-ca-certificates --fresh',
    ],
    [
      'Fedora, RHEL, Amazon Linux',
      `sudo cp ${path} /etc/pki/ca-trust/source/anchors/fourbox-ca.pem && sudo update-ca-trust`,
      'sudo rm /etc/pki/ca-trust/source/anchors/fourbox-ca.pem && sudo update-ca-trust',
    ],
    ['Arch', `sudo trust anchor --store ${path}`, `sudo trust anchor --remove ${path}`],
    [
      'Alpine',
      `sudo cp ${path} /usr/local/share/ca-certificates/fourbox-ca.crt && sudo update-ca-certificates`,
      'sudo rm /usr/local/share/ca-certificates/fourbox-ca.crt && sudo update-ca-certificates',
    ],
    [
      'macOS: Safari, Chrome, curl',
      `security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db ${path}`,
      `security remove-trusted-cert ${path}`,
    ],
    ['Windows: Edge, Chrome', `certutil -user -addstore Root ${path}`, `certutil -user -delstore Root "${name}"`],
    ['Chrome on Linux', `certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n "${name}" -i ${path}`, `certutil -d sql:$HOME/.pki/nssdb -D -n "${name}"`],
    ['Firefox', `Settings → Privacy & Security → Certificates → View Certificates → Authorities → Import: ${file}`],
  ] as const
  const sections = ways.map(([client, way, away]) => `${client}\n  ${way}${away === undefined ? '' : `\n  undone: ${away}`}`)
  return `The authority’s certificate is ${file}

Whoever has the key beside it can pretend to be any server to those who trust it: it is yours alone, share neither it nor its folder.
Trust it for one client where that is enough.

${sections.join('\n\n')}`
}
