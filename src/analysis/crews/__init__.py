"""Those who make pages: processes that fork, spawned ones, workers of a cluster; their orders, limits and links."""
