"""scikit-learn: what prepares data for networks. Source: scikit-learn 1.9."""
