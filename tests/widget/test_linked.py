"""What is read of the linked WebAssembly is what is in it: its own list of built-in modules shows it."""

import pytest

from widget import wasm as w
from widget.linked import Linked


def test_pointers_lead_to_the_name_and_the_function_of_each_built_in_module(linked):
    """In the list that `import` looks them up in."""

    def name(address: int) -> str:
        return linked.data[address : linked.data.index(0, address)].decode()

    modules = {
        name(linked.pointers[at - 4]): number
        for at, number in linked.calls.items()
        if number in {each for export, each in linked.functions.items() if export.startswith("PyInit_")}
        and at - 4 in linked.pointers
    }

    assert {"_codecs_jp", "unicodedata", "itertools", "zlib"} <= {*modules}
    assert {name: linked.functions.get(f"PyInit_{name}") for name in modules if name != "_imp"} == {
        name: number for name, number in modules.items() if name != "_imp"
    }


def test_a_function_names_what_it_reads(linked):
    """The one that a module begins with names its definition: an object with the name of the module in it."""
    names = {
        linked.data[to : linked.data.index(0, to)]
        for address in linked.named(linked.functions["PyInit_zlib"])
        for at in range(address, address + 64, 4)
        if 0 <= (to := linked.pointers.get(at, -1)) < len(linked.data)
    }

    assert b"zlib" in names


def test_exported_data_is_where_it_is_said_to_be(linked):
    """Each is in the data, or in the zeros that follow it."""
    assert len(linked.exported) > 1000
    assert len([each for each in linked.exported if 0 <= each < len(linked.data)]) > 900


def test_what_is_linked_in_another_way_is_not_guessed_at(whole):
    """What writes pointers does nothing else, or it has not been understood."""
    with pytest.raises(ValueError, match="no WebAssembly"):
        Linked(b"<!doctype html>")
    numbers = {name: number for name, _, number in w.exports(whole)}
    sections = dict(w.sections(whole))
    other = bytes([0, w.UNREACHABLE, w.END])
    code = [other if at == numbers["__wasm_apply_data_relocs"] else each for at, each in w.bodies(whole).items()]
    sections[w.CODE] = w.vector([w.sized(each) for each in code])
    changed = w.HEAD + b"".join(bytes([kind]) + w.sized(content) for kind, content in sections.items() if kind)
    with pytest.raises(ValueError, match="more than to write pointers"):
        Linked(changed)
