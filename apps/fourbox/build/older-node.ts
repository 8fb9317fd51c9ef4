// What the sources use and Node 22 and 24 lack. The newest has all of it, and does not wait for any.
if (typeof AsyncDisposableStack === 'undefined') require('core-js/actual/async-disposable-stack/index.js')
if (!('fromBase64' in Uint8Array)) require('core-js/actual/typed-array/from-base64.js')
if (!('toBase64' in Uint8Array.prototype)) require('core-js/actual/typed-array/to-base64.js')
