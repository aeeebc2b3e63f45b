"""Pages of assemblies."""
