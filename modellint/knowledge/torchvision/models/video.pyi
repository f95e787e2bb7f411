"""torchvision.models.video: nothing is known of what these give."""
