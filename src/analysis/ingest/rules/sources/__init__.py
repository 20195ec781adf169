"""What a document says as a source: titles of its references, lists that it lost, rankings it asserts."""
