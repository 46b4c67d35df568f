"""Serves the emulator on a port of its own, which it writes to a file. usage: moto_server.py FILE"""

import pathlib
import sys
import threading

from moto.server import ThreadedMotoServer

import emulator


def main(file):
    emulator.extend()
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    pathlib.Path(file).write_text(str(port), encoding="utf-8")
    threading.Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
