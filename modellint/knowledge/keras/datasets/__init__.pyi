"""keras.datasets: one module for each; what they load are images, texts or numbers, and labels."""
