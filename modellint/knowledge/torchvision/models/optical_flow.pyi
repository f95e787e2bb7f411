"""torchvision.models.optical_flow: nothing is known of what these give."""
