import json
import os
import socket
import sys

connection = socket.socket(socket.AF_UNIX)
connection.connect(os.path.join(os.path.dirname(__file__), "loaded"))
socket.send_fds(connection, [b" "], [0, 1, 2])
asked = {"arguments": sys.argv[1:], "folder": os.getcwd(), "environment": dict(os.environ)}
connection.sendall(json.dumps(asked).encode() + b"\n")
sys.exit((connection.recv(1) or b"\xff")[0])
