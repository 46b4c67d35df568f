"""Makes a site of the repository's documents and of both contracts: documentation.py FOLDER.

Each page is one document, with nothing to run in it and its style in a file, as the headers of infra/static-site.yaml
want it. A link to another document leads to its page; one to a file of the repository is left out, as it is not here.
"""

import html
import pathlib
import posixpath
import re
import shutil
import sys

import markdown

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
CONTRACTS = "handlers/api-handler/src/main/resources/dev/storehouse/{}/openapi.json"
STYLE = """body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
pre { background: #f4f4f4; overflow-x: auto; padding: 1rem } code { font-size: 0.9em }
table { border-collapse: collapse } td, th { border: 1px solid #ccc; padding: 0.25rem 0.5rem; text-align: left }
"""
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><link rel="stylesheet" href="{top}style.css"></head>
<body><nav><a href="{top}index.html">Storehouse</a> · <a href="{top}store-openapi.json">store API</a> ·
<a href="{top}query-openapi.json">query API</a></nav>
{body}
</body></html>
"""


def documents():
    found = [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")]
    return sorted(file.relative_to(REPOSITORY).as_posix() for file in found)


def page_of(document):
    return "index.html" if document == "README.md" else document.removesuffix(".md") + ".html"


def linked(match, document, known):
    """The link as it has to be on the site, or what it says alone."""
    target, _, fragment = html.unescape(match["target"]).partition("#")
    if re.match("[a-z]+:", target) or not target:
        return match[0]
    path = posixpath.normpath(posixpath.join(posixpath.dirname(document), target))
    folder = posixpath.join(path, "README.md")
    found = path if path in known else folder if folder in known else None
    if found is None:
        if not (REPOSITORY / path).exists():
            sys.exit(f"documentation: {document} leads to {target}, which is not there")
        return match["text"]
    address = posixpath.relpath(page_of(found), posixpath.dirname(page_of(document)) or ".")
    return f'<a href="{html.escape(address + ("#" + fragment if fragment else ""))}">{match["text"]}</a>'


def render(document, known):
    text = (REPOSITORY / document).read_text(encoding="utf-8")
    body = markdown.markdown(text, extensions=["fenced_code", "tables", "toc"])
    body = re.sub(
        r'<a href="(?P<target>[^"]*)">(?P<text>.*?)</a>', lambda match: linked(match, document, known), body, flags=re.S
    )
    title = re.search("^# (.+)", text, re.M)
    return PAGE.format(title=html.escape(title[1] if title else document), top="../" * document.count("/"), body=body)


def main():
    target = pathlib.Path(sys.argv[1])
    known = documents()
    for document in known:
        page = target / page_of(document)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(render(document, known), encoding="utf-8")
    (target / "style.css").write_text(STYLE, encoding="utf-8")
    for contract in ("store", "query"):
        shutil.copyfile(REPOSITORY / CONTRACTS.format(contract), target / f"{contract}-openapi.json")
    print(f"documentation: {len(known)} pages in {target}")


if __name__ == "__main__":
    main()
