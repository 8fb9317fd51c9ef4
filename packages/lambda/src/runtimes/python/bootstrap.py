"""What a Python function runs in: AWS's Runtime API on one side, the function's handler on the other.

Written for Python 3.6 and newer, with the standard library alone. The log goes to descriptor 1 in the frames that nodejs/console.cjs describes; what a
function prints stands between them, a line an event.
"""

import decimal
import http.client
import importlib
import json
import logging
import math
import os
import sys
import time
import traceback

PREFIX = "/2018-06-01/runtime"
NO_BREAK_SPACE = "\u00a0"
TEXT_FRAME = 0xA55A0003
JSON_FRAME = 0xA55A0002
MARK_FRAME = 0xA55AFFFF
IS_JSON = os.environ.get("AWS_LAMBDA_LOG_FORMAT", "").upper() == "JSON"
LOG_LEVEL = {"TRACE": "DEBUG", "FATAL": "CRITICAL", "WARN": "WARNING"}.get(
    os.environ.get("AWS_LAMBDA_LOG_LEVEL", ""), os.environ.get("AWS_LAMBDA_LOG_LEVEL", "")
)
UNICODE_ANSWERS = os.environ.get("AWS_EXECUTION_ENV", "") in {
    "AWS_Lambda_python3.12",
    "AWS_Lambda_python3.13",
    "AWS_Lambda_python3.14",
}
UNHANDLED = (
    "LAMBDA_WARNING: Unhandled exception. The most likely cause is an issue in the function code. However, in rare cases, a Lambda runtime update can "
    "cause unexpected function behavior. For functions using managed runtimes, runtime updates can be triggered by a function change, or can be applied "
    "automatically. To determine if the runtime has been updated, check the runtime version in the INIT_START log entry. If this error correlates with a "
    "change in the runtime version, you may be able to mitigate this error by temporarily rolling back to the previous runtime version. For more "
    "information, see https://docs.aws.amazon.com/lambda/latest/dg/runtimes-update.html\r"
)


class Fault(Exception):
    """An error that the runtime itself finds; `error_type` is what callers see."""

    def __init__(self, error_type, message, trace=None):
        super().__init__(message)
        self.error_type = error_type
        self.message = message
        self.trace = trace


class State:
    """What the log says of the current invocation."""

    request_id = ""


def write_all(data):
    while data:
        data = data[os.write(1, data) :]


def write_frame(text, frame_type=TEXT_FRAME):
    data = text.encode("utf-8", "surrogatepass")
    header = frame_type.to_bytes(4, "big") + len(data).to_bytes(4, "big") + int(time.time() * 1000000).to_bytes(8, "big")
    write_all(header + data)


def write_mark():
    """All of this invocation's log is written."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass
    write_all(MARK_FRAME.to_bytes(4, "big") + bytes(12))


class FrameHandler(logging.Handler):
    def emit(self, record):
        try:
            write_frame(self.format(record), JSON_FRAME if IS_JSON else TEXT_FRAME)
        except Exception:
            self.handleError(record)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.aws_request_id = State.request_id
        return True


KNOWN_FIELDS = set(logging.LogRecord("", 0, "", 0, "", (), None).__dict__) | {"message", "asctime", "aws_request_id", "taskName"}


class JsonFormatter(logging.Formatter):
    def format(self, record):
        level = min(50, max(0, record.levelno)) // 10 * 10
        result = {
            "timestamp": self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ"),
            "level": logging.getLevelName(level),
            "message": record.getMessage(),
            "logger": record.name,
        }
        if record.exc_info:
            result["stackTrace"] = traceback.format_tb(record.exc_info[2])
            result["errorType"] = record.exc_info[0].__name__
            result["errorMessage"] = str(record.exc_info[1])
        result["requestId"] = State.request_id
        if record.exc_info:
            result["location"] = "{}:{}:{}".format(record.pathname, record.funcName, record.lineno)
        for key, value in record.__dict__.items():
            if key not in KNOWN_FIELDS and key not in result and value is not None:
                result[key] = value
        return json.dumps(result, ensure_ascii=False, default=str) + "\n"


def set_up_logging():
    logging.Formatter.converter = time.gmtime
    handler = FrameHandler()
    handler.addFilter(RequestIdFilter())
    if IS_JSON:
        handler.setFormatter(JsonFormatter())
    else:
        handler.setFormatter(
            logging.Formatter("[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s\n", "%Y-%m-%dT%H:%M:%S")
        )
    root = logging.getLogger()
    if LOG_LEVEL in logging._nameToLevel:
        root.setLevel(LOG_LEVEL)
    root.addHandler(handler)


def log_error(error):
    if IS_JSON:
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        write_frame(to_json(dict({"timestamp": stamp, "level": "ERROR"}, **error)), JSON_FRAME)
        return
    lines = ["[ERROR] {}: {}".format(error["errorType"], error["errorMessage"]) if error["errorMessage"] else "[ERROR] {}".format(error["errorType"])]
    lines.append("Traceback (most recent call last):")
    for element in error["stackTrace"]:
        if element == "":
            lines.append("")
        for line in element.splitlines():
            bare = line.lstrip(" ")
            lines.append(NO_BREAK_SPACE * (len(line) - len(bare)) + bare)
    write_frame("\n".join(lines))


def make_error(error_type, message, trace, request_id):
    return {"errorMessage": message or "", "errorType": error_type or "", "requestId": request_id or "", "stackTrace": trace or []}


def raised(request_id):
    """The error object of the exception that is being handled, from the first frame that is not ours."""
    error_type, value, tb = sys.exc_info()
    frames = [(frame.filename, frame.lineno, frame.name, frame.line) for frame in traceback.extract_tb(tb)]
    for at, frame in enumerate(frames):
        if "/bootstrap.py" not in frame[0]:
            frames = frames[at:]
            break
    return make_error(error_type.__name__, str(value), traceback.format_list(frames), request_id)


class Encoder(json.JSONEncoder):
    """Decimals are numbers."""

    def default(self, o):
        if isinstance(o, decimal.Decimal):
            if o.is_nan():
                return math.nan
            return int(o) if o == o.to_integral_value() and o.as_tuple().exponent >= 0 else float(o)
        return super().default(o)


def to_json(value):
    return Encoder(ensure_ascii=not UNICODE_ANSWERS).encode(value)


def find_handler(handler):
    try:
        module_name, function_name = handler.rsplit(".", 1)
    except ValueError as error:
        raise Fault("Runtime.MalformedHandlerName", "Bad handler '{}': {}".format(handler, error))
    if module_name.split(".")[0] in sys.builtin_module_names:
        raise Fault("Runtime.BuiltInModuleConflict", "Cannot use built-in module {} as a handler module".format(module_name))
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise Fault("Runtime.ImportModuleError", "Unable to import module '{}': {}".format(module_name, error))
    except SyntaxError as error:
        trace = ['  File "%s" Line %s\n    %s' % (error.filename, error.lineno, error.text)]
        raise Fault("Runtime.UserCodeSyntaxError", "Syntax error in module '{}': {}".format(module_name, error), trace)
    try:
        return getattr(module, function_name)
    except AttributeError:
        raise Fault("Runtime.HandlerNotFound", "Handler '{}' missing on module '{}'".format(function_name, module_name))


class Members:
    """An object that has these members of a dictionary, or None where it has not."""

    def __init__(self, kind, members, values):
        self._kind = kind
        for member in members:
            setattr(self, member, values.get(member))

    def __repr__(self):
        return "{}([{}])".format(self._kind, ",".join("{}={}".format(k, v) for k, v in self.__dict__.items() if k != "_kind"))


class LambdaContext:
    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
        self.memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.tenant_id = None
        self.client_context = read_client_context(headers.get("Lambda-Runtime-Client-Context"))
        identity = read_json(headers.get("Lambda-Runtime-Cognito-Identity"), "Cognito Identity") or {}
        self.identity = Members("CognitoIdentity", ["cognito_identity_id", "cognito_identity_pool_id"], {})
        self.identity.cognito_identity_id = identity.get("cognitoIdentityId")
        self.identity.cognito_identity_pool_id = identity.get("cognitoIdentityPoolId")
        self._epoch_deadline_time_in_ms = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._epoch_deadline_time_in_ms - int(time.time() * 1000))

    def log(self, msg):
        write_frame(str(msg))

    def __repr__(self):
        return "LambdaContext([{}])".format(",".join("{}={}".format(k, v) for k, v in self.__dict__.items() if not k.startswith("_")))


def read_json(text, name):
    if not text:
        return None
    try:
        return json.loads(text)
    except Exception as error:
        raise Fault("Runtime.LambdaContextUnmarshalError", "Unable to parse {} JSON: {}".format(name, error))


def read_client_context(text):
    values = read_json(text, "Client Context")
    if values is None:
        return None
    context = Members("ClientContext", ["custom", "env", "client"], values)
    if context.client is not None:
        names = ["installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name"]
        context.client = Members("Client", names, context.client)
    return context


class RuntimeApi:
    def __init__(self):
        self.connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])

    def call(self, method, path, body=None, headers=None):
        try:
            self.connection.request(method, PREFIX + path, body, headers or {})
            response = self.connection.getresponse()
            return response.headers, response.read()
        except (OSError, http.client.HTTPException):
            # Fourbox has gone.
            os._exit(0)

    def next(self):
        return self.call("GET", "/invocation/next")

    def answer(self, request_id, body, content_type):
        write_mark()
        self.call("POST", "/invocation/{}/response".format(request_id), body, {"Content-Type": content_type, "Lambda-Runtime-Fourbox-Mark": "true"})

    def error(self, path, error):
        write_mark()
        headers = {"Content-Type": "application/json", "Lambda-Runtime-Function-Error-Type": error["errorType"], "Lambda-Runtime-Fourbox-Mark": "true"}
        self.call("POST", path, to_json(error).encode("utf-8", "surrogatepass"), headers)


def marshal(answer):
    if isinstance(answer, bytes):
        return answer, "application/unknown"
    try:
        return to_json(answer).encode("utf-8"), "application/json"
    except Exception as error:
        raise Fault("Runtime.MarshalError", "Unable to marshal response: {}".format(error))


def unmarshal(body):
    try:
        return json.loads(body.decode("utf-8"))
    except Exception as error:
        raise Fault("Runtime.UnmarshalError", "Unable to unmarshal input: {}".format(error))


def serve(api, handler):
    headers, body = api.next()
    request_id = headers["Lambda-Runtime-Aws-Request-Id"]
    State.request_id = request_id
    trace_id = headers.get("Lambda-Runtime-Trace-Id")
    if trace_id:
        os.environ["_X_AMZN_TRACE_ID"] = trace_id
    else:
        os.environ.pop("_X_AMZN_TRACE_ID", None)
    try:
        answer, content_type = marshal(handler(unmarshal(body), LambdaContext(headers)))
    except Fault as fault:
        error = make_error(fault.error_type, fault.message, fault.trace, request_id)
    except Exception:
        error = raised(request_id)
    else:
        api.answer(request_id, answer, content_type)
        return
    log_error(error)
    api.error("/invocation/{}/error".format(request_id), error)


def main():
    sys.path.insert(0, os.environ["LAMBDA_TASK_ROOT"])
    set_up_logging()
    api = RuntimeApi()
    error = None
    try:
        handler = find_handler(os.environ["_HANDLER"])
    except Fault as fault:
        error = make_error(fault.error_type, fault.message, fault.trace, "")
    except Exception:
        error = raised("")
    if error is not None:
        logging.warning(UNHANDLED)
        log_error(error)
        api.error("/init/error", error)
        sys.exit(1)
    while True:
        serve(api, handler)


def find_layers(opt):
    """Where layers keep packages."""
    version = "python{}.{}".format(*sys.version_info[:2])
    return [os.path.join(opt, "python", "lib", version, "site-packages"), os.path.join(opt, "python")]


if __name__ == "__main__":
    sys.path[0:1] = [place for place in find_layers(os.environ.get("LAMBDA_OPT", "/opt")) if os.path.isdir(place)]
    os.environ.pop("LAMBDA_OPT", None)
    main()
