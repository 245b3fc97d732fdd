from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_desk.storage.arrays import ArraysError, read_arrays, write_arrays

KINDS = ("<u4", "<u8", "|u1", "<f4")


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.text("abcde", min_size=1), st.tuples(st.sampled_from(KINDS), st.lists(st.integers(0, 200)))))
def test_what_is_written_is_read_again(tmp_path_factory, told):
    path = tmp_path_factory.mktemp("arrays") / "a.bin"
    arrays = {name: np.array(values, np.dtype(kind)) for name, (kind, values) in told.items()}
    write_arrays(path, arrays)
    again = read_arrays(path)
    assert again.keys() == arrays.keys()
    for name, array in arrays.items():
        assert again[name].dtype == array.dtype
        assert again[name].tolist() == array.tolist()


def test_a_file_that_is_not_whole_or_not_ours_is_told(tmp_path):
    path = tmp_path / "a.bin"
    write_arrays(path, {"a": np.arange(100)})
    whole = path.read_bytes()
    for damaged in (whole[:-1], whole + b"x", b"", b"\xff\xfe\n", b"[1, 2]\n", whole[10:]):
        path.write_bytes(damaged)
        with pytest.raises(ArraysError):
            read_arrays(path)


def test_a_mapped_file_may_be_replaced(tmp_path):
    path = tmp_path / "a.bin"
    write_arrays(path, {"a": np.arange(1000)})
    before = read_arrays(path)
    write_arrays(path, {"a": np.zeros(1000, np.int64)})
    assert before["a"].sum() == 499500
    assert read_arrays(path)["a"].sum() == 0
