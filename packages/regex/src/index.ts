export { RegexError } from './parse/regex-error.ts'
export { compilePattern, Pattern } from './pattern.ts'
export { patternFault } from './pattern-fault.ts'
