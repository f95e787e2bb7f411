"""torchvision.models.feature_extraction: nothing is known of what these give."""
