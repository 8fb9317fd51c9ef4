/** What a test asks of its Fourbox. */
export interface FourboxOptions {
  /** Definitions and stacks to import before anything is asked, in this order. A path stands for `{ path }`. */
  readonly import?: readonly (string | Import)[]
  /** A file that `fourbox snapshot save` wrote: what it holds is there from the start. */
  readonly snapshot?: string
  /** Where everything is kept. Absent: a temporary folder, removed by `stop`. */
  readonly dataFolder?: string
  /** Absent: free ones. */
  readonly ports?: { readonly control: number; readonly execute: number }
  /** Further options of `fourbox start`, such as `['--clock', '--limits', 'resourcesPerApi=1000']`. */
  readonly options?: readonly string[]
  /** Variables beside those of this process, such as `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly environment?: Readonly<Record<string, string>>
}

/** Something to import, as `fourbox import` takes it. */
export interface Import {
  /** An OpenAPI definition, a CloudFormation or SAM template, or a folder such as `cdk.out`. */
  readonly path: string
  /** The stage to which a definition is deployed; absent: it is not. A template makes its stages itself. */
  readonly stage?: string
  /** Further options of `fourbox import`, such as `['--parameter', 'Table=orders']`. */
  readonly options?: readonly string[]
}

export type Imported = ImportedApi | ImportedStack

export interface ImportedApi {
  readonly type: 'api'
  readonly id: string
  readonly name: string
  /** Where its stage answers, without a slash at the end; absent when none was asked for. */
  readonly invokeUrl?: string
}

export interface ImportedStack {
  readonly type: 'stack'
  readonly stack: string
  readonly resources: readonly StackResource[]
  readonly leftOut: readonly LeftOut[]
  readonly outputs: Readonly<Record<string, string>>
}

export interface StackResource {
  readonly logicalId: string
  readonly type: string
  readonly physicalId: string
  readonly action: string
}

/** A resource of a template that stands for nothing here. */
export interface LeftOut {
  readonly logicalId: string
  readonly type: string
  readonly why: string
  readonly neededBy: readonly string[]
}

/** A Fourbox in a process of its own, that ends with the process which started it. */
export interface RunningFourbox extends AsyncDisposable {
  /** `http://localhost:4400`: the console, and the endpoint of AWS's SDKs. */
  readonly endpoint: string
  /** `http://localhost:4401`: deployed APIs. */
  readonly executeOrigin: string
  /** What AWS's SDK for JavaScript takes: `new APIGatewayClient(fourbox.clientConfig)`. */
  readonly clientConfig: ClientConfig
  /** What other programs take, AWS's CLI, boto3 and Terraform among them: variables with endpoints, region and credentials. */
  readonly environment: Readonly<Record<string, string>>
  readonly dataFolder: string
  /** What `import` made, in its order; a project may have made several stacks. */
  readonly imported: readonly Imported[]
  /** Where a path of a stage answers: `invokeUrl('a1b2c3d4e5', 'dev', '/pets')`. Needs no name but localhost. */
  readonly invokeUrl: (restApiId: string, stage: string, path?: string) => string
  /** Imports one more. Rejects with Fourbox's own words when it is refused. */
  readonly import: (wanted: string | Import) => Promise<readonly Imported[]>
  /** Runs a command of the command line against it, such as `command('lint', 'orders')`; answers whatever its exit code. */
  readonly command: (name: string, ...arguments_: readonly string[]) => Promise<CommandResult>
  /** All that it wrote to its standard error. */
  readonly errors: () => string
  /** Answers the calls in flight, ends it and removes a temporary folder. */
  readonly stop: () => Promise<void>
}

export interface ClientConfig {
  readonly endpoint: string
  readonly region: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

export interface CommandResult {
  readonly exitCode: number
  readonly output: string
  readonly errors: string
}
