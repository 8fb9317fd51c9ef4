"""The AWS CLI, loaded once: each command runs in a process forked from this one, with the arguments, folder, environment and files of the `aws` that asks for it."""

import json
import os
import socket
import sys

import awscli.clidriver

driver = awscli.clidriver.create_clidriver()
# Most commands are of this service, whose model takes longer to read than a command to run.
driver.session.get_service_model("apigateway")


def run(connection):
    message, files, _, _ = socket.recv_fds(connection, 65536, 3)
    while not message.endswith(b"\n"):
        message += connection.recv(65536)
    asked = json.loads(message)
    for number, file in enumerate(files):
        os.dup2(file, number)
    # What the CLI has put there itself, as it was loaded, stays.
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    sys.argv = ["aws", *asked["arguments"]]
    try:
        code = driver.main(asked["arguments"])
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    connection.sendall(bytes([(code or 0) & 255]))


def reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0] != 0:
            pass
    except ChildProcessError:
        pass


listener = socket.socket(socket.AF_UNIX)
listener.bind(sys.argv[1])
listener.listen()
print(json.dumps({"version": awscli.__version__, "python": sys.executable}), flush=True)
while True:
    connection, _ = listener.accept()
    if os.fork() == 0:
        try:
            run(connection)
        finally:
            # A command that broke has sent no code; the `aws` that waits for it sees the connection end.
            os._exit(0)
    connection.close()
    reap()
