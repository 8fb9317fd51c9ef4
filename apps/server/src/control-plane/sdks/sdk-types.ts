/** A kind of SDK that AWS generates, with what it asks for. */
export interface SdkType {
  readonly id: string
  readonly friendlyName: string
  readonly description: string
  readonly configurationProperties: readonly SdkConfigurationProperty[]
}

interface SdkConfigurationProperty {
  readonly name: string
  readonly friendlyName: string
  readonly description: string
  readonly required: boolean
  readonly defaultValue?: string
}

export const sdkTypes: readonly SdkType[] = [
  {
    id: 'android',
    friendlyName: 'Android',
    description: 'Android SDK',
    configurationProperties: [
      required('groupId', 'Group ID', 'Group of the compiled library, such as com.example'),
      required('invokerPackage', 'Invoker package', 'Package of the generated classes'),
      required('artifactId', 'Artifact ID', 'Name of the compiled library'),
      required('artifactVersion', 'Artifact version', 'Version of the compiled library'),
    ],
  },
  {
    id: 'java',
    friendlyName: 'Java SDK',
    description: 'Java SDK generator for API Gateway APIs',
    configurationProperties: [
      required('service.name', 'Service Name', 'Name of the service, from which the name of the client is derived'),
      required('java.package-name', 'Java Package Name', 'Package of the generated code'),
      optional('java.build-system', 'Java Build System', 'maven or gradle'),
      optional('java.group-id', 'Java Group Id', 'Group of the project; the package name by default'),
      optional('java.artifact-id', 'Java Artifact Id', 'Name of the project; the service name by default'),
      optional('java.artifact-version', 'Java Artifact Version', 'Version of the project', '1.0-SNAPSHOT'),
    ],
  },
  { id: 'javascript', friendlyName: 'JavaScript', description: 'JavaScript SDK', configurationProperties: [] },
  {
    id: 'objectivec',
    friendlyName: 'iOS (Objective-C)',
    description: 'iOS SDK in Objective-C',
    configurationProperties: [required('classPrefix', 'Prefix', 'Prefix of the generated classes')],
  },
  {
    id: 'ruby',
    friendlyName: 'Ruby',
    description: 'Ruby SDK generator for API Gateway APIs',
    configurationProperties: [
      required('service.name', 'Service Name', 'Name of the service, from which the name of the client is derived'),
      optional('ruby.gem-name', 'Ruby Gem Name', 'Name of the generated gem'),
      optional('ruby.gem-version', 'Ruby Gem Version', 'Version of the generated gem', '1.0.0'),
    ],
  },
  {
    id: 'swift',
    friendlyName: 'iOS (Swift)',
    description: 'iOS SDK in Swift',
    configurationProperties: [required('classPrefix', 'Prefix', 'Prefix of the generated classes')],
  },
]

function required(name: string, friendlyName: string, description: string): SdkConfigurationProperty {
  return { name, friendlyName, description, required: true }
}

function optional(name: string, friendlyName: string, description: string, defaultValue?: string): SdkConfigurationProperty {
  return { name, friendlyName, description, required: false, ...(defaultValue !== undefined && { defaultValue }) }
}
